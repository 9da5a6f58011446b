/** AWS's labels of what is restored instead of initialised. */
export const snapStartConsole = {
  snapStart: 'SnapStart',
  none: 'None',
  versions: 'PublishedVersions',
} as const;
