// Owns: whether the sign ? alone opens the list of keys. Who speaks to the computer, or has unsteady hands, may switch a
// single sign off (WCAG 2.1.4); the palette lists the keys all the same. Kept on the device.

import { type Drawer, storageDrawer } from "../session/drawer.ts";

const drawerKey = "waymark.keyListBySign";
let drawer: Drawer | undefined;

export function listsKeysBySign(): boolean {
  return kept().read(drawerKey) !== "off";
}

export function listKeysBySign(isOn: boolean): void {
  kept().write(drawerKey, isOn ? null : "off");
}

function kept(): Drawer {
  drawer ??= storageDrawer(() => window.localStorage);
  return drawer;
}
