/** One moment of a scene. The short names keep the arithmetic of the pictures readable. */
export type Frame = {
  readonly c: CanvasRenderingContext2D;
  /** Size in pixels. */
  readonly w: number;
  readonly h: number;
  /** Seconds since the beginning, and of the whole clip. */
  readonly t: number;
  readonly d: number;
  readonly seed: number;
};

/** Paints one moment whole, from back to front, as a pure function of the frame. */
export type Scene = (frame: Frame) => void;
