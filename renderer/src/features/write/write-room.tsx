export function WriteRoom() {
  return <h1>Write</h1>;
}
