// Hosts put the server in front (`mcp__headroom__`, `functions.`) and a call number behind (`:0`).
const RETRIEVE_TOOL = /(?:^|[^A-Za-z0-9])headroom_retrieve(?:$|__|[^A-Za-z0-9_])/;

/** Whether a tool name is that of our own tool, however its host decorates it. */
export function isRetrieveTool(name: string): boolean {
  return RETRIEVE_TOOL.test(name);
}
