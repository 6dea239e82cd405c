export function SettingsRoom() {
  return <h1>Settings</h1>;
}
