// The English words of the area "filter": which touchpoints are shown, by channel, department and use.

export const filter = {
  title: "Filter",
  any: "Any",
  channel: "Channel",
  department: "Owner department",
  departmentNone: "No department",
  usedIn: "Used in",
  unplaced: "No journey yet",
  unnamedPersona: "Unnamed persona",
  clear: "Clear the filter",
} as const;
