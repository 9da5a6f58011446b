/** AWS's labels on the panel of a function's layers. */
export const layersConsole = { layers: 'Layers' } as const;
