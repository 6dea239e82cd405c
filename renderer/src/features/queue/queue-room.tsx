export function QueueRoom() {
  return <h1>Queue</h1>;
}
