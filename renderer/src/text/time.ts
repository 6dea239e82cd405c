const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** "41 s", "2 min 41 s", "1 h 3 min", "2 days": how long something has lasted. */
export function formatSpan(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / second) * second);
  if (whole < minute) return `${whole / second} s`;
  if (whole < hour) {
    const seconds = (whole % minute) / second;
    return `${Math.floor(whole / minute)} min${seconds === 0 ? '' : ` ${seconds} s`}`;
  }
  if (whole < 2 * day) {
    const minutes = Math.floor((whole % hour) / minute);
    return `${Math.floor(whole / hour)} h${minutes === 0 ? '' : ` ${minutes} min`}`;
  }
  return `${Math.floor(whole / day)} days`;
}

/** "2 days left", "5 hours left", "under an hour left": told to be acted upon, so rounded down. */
export function formatLeft(ms: number): string {
  if (ms >= 2 * day) return `${Math.floor(ms / day)} days left`;
  if (ms >= 2 * hour) return `${Math.floor(ms / hour)} hours left`;
  return ms >= hour ? '1 hour left' : 'under an hour left';
}

/** "2 to 4 min", "40 to 90 s": two ends in one unit, rounded outwards so that the range never claims too much. */
export function formatRange(lowMs: number, highMs: number): string {
  const unit = highMs > 100 * second ? minute : second;
  const low = Math.floor(lowMs / unit);
  const high = Math.max(Math.ceil(highMs / unit), 1);
  const name = unit === minute ? 'min' : 's';
  return low === high ? `${high} ${name}` : `${low} to ${high} ${name}`;
}

/** "0:05": the length of a clip, as on a player. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / second));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "0:02.14": a place in a clip, to the hundredth, since a frame is about four of them. */
export function formatPlace(seconds: number): string {
  const hundredths = Math.max(0, Math.floor(seconds * 100 + 1e-6));
  const minutes = Math.floor(hundredths / 6000);
  const rest = (hundredths % 6000) / 100;
  return `${minutes}:${rest.toFixed(2).padStart(5, '0')}`;
}

// Made once: making one takes a hundred times as long as using it, and every day of the library has a heading.
const timesOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const datesOfYears = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** "14:02". */
export function formatTimeOfDay(atMs: number): string {
  return timesOfDay.format(atMs);
}

/** A local day as yyyymmdd. */
export function dayNumber(atMs: number): number {
  const date = new Date(atMs);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

function dateOfDay(yyyymmdd: number): Date {
  return new Date(Math.floor(yyyymmdd / 10_000), (Math.floor(yyyymmdd / 100) % 100) - 1, yyyymmdd % 100);
}

/** "19 November", with the year when it is not today's. */
function dateText(date: Date, today: Date): string {
  return (date.getFullYear() === today.getFullYear() ? dates : datesOfYears).format(date);
}

/** "Today", "Yesterday", "Thursday, 19 November", with the year when it is another one. */
export function formatDay(yyyymmdd: number, nowMs: number): string {
  const today = dateOfDay(dayNumber(nowMs));
  const date = dateOfDay(yyyymmdd);
  const daysAgo = Math.round((today.getTime() - date.getTime()) / day);
  if (daysAgo === 0) return 'Today';
  if (daysAgo === 1) return 'Yesterday';
  return `${weekdays.format(date)}, ${dateText(date, today)}`;
}

/** "today 14:05", "yesterday 9:12", "19 November 14:05". */
export function formatMoment(atMs: number, nowMs: number): string {
  const name = formatDay(dayNumber(atMs), nowMs);
  const isNear = name === 'Today' || name === 'Yesterday';
  const dayName = isNear ? name.toLowerCase() : dateText(new Date(atMs), new Date(nowMs));
  return `${dayName} ${formatTimeOfDay(atMs)}`;
}
