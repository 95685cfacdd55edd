// Owns: that React reads stores by itself. Stands in the build for what wouter brings along for Reacts that could not. Rule A11-130.

import { useSyncExternalStore as ofReact } from "react";

export const useSyncExternalStore = ofReact;
