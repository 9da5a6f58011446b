/** AWS's labels where a function's layers are chosen, and where one is made. */
export const layerDeskConsole = {
  createLayer: 'Create layer',
  upload: 'Upload a .zip file',
  deleteVersion: 'Delete version',
} as const;
