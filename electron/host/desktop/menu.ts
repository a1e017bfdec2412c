/**
 * The menu: as little as a system needs. On macOS the editing keys work only through a menu; undo and redo are
 * left out on purpose, because the page's own undo must get Ctrl+Z and Cmd+Z.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';

export function setMenu(os: NodeJS.Platform, developing: boolean): void {
  const developer: MenuItemConstructorOptions[] = developing
    ? [{ label: 'Develop', submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] }]
    : [];
  if (os !== 'darwin') {
    Menu.setApplicationMenu(developing ? Menu.buildFromTemplate(developer) : null);
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu' },
      {
        label: 'Edit',
        submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
      },
      { role: 'windowMenu' },
      ...developer,
    ]),
  );
}
