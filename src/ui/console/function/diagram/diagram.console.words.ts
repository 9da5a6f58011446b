/** AWS's labels in the diagram of the function overview. */
export const diagramConsole = { layers: 'Layers' } as const;
