// Owns: how a role is called in the lobby, and what it may do in one sentence.

import type { Role } from "../../../shared/model/rights.ts";
import { t } from "../../i18n/t.ts";

export function roleName(role: Role): string {
  const names: Readonly<Record<Role, string>> = {
    facilitator: t("lobby.roleFacilitator"),
    curator: t("lobby.roleCurator"),
    contributor: t("lobby.roleContributor"),
    viewer: t("lobby.roleViewer"),
  };
  return names[role];
}

export function roleRights(role: Role): string {
  const rights: Readonly<Record<Role, string>> = {
    facilitator: t("lobby.mayFacilitator"),
    curator: t("lobby.mayCurator"),
    contributor: t("lobby.mayContributor"),
    viewer: t("lobby.mayViewer"),
  };
  return rights[role];
}
