/** For unit tests that touch the platform room: just enough for its modules to load. */
export const app = { getPath: () => '/nonexistent/userdata', getVersion: () => '1.0.0', isPackaged: false };
export const ipcMain = { on() {}, handle() {} };
export const shell = {};
const electron = { app, ipcMain, shell };
// eslint-disable-next-line import/no-default-export -- electron-store imports the default
export default electron;
