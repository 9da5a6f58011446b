/** Drag, wheel and pinch on a drawing, by d3-zoom. Fetched when somebody reaches for the drawing. */
import { select } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform, type D3ZoomEvent } from 'd3-zoom';
import type { Zoom } from './time-axis.ts';

interface Area {
  /** Where the drawing begins inside the element, in pixels. */
  left: number;
  width: number;
  deepest: number;
}

interface ZoomGestures {
  /** The area has another size, or the zoom was set from elsewhere. */
  update(area: Area, zoom: Zoom): void;
  by(factor: number): void;
  /** Pixels. */
  pan(x: number): void;
  destroy(): void;
}

/** Marks what takes part; the rest of the element keeps its own gestures. */
const drawing = '[data-drawing]';
/** Inside of it a drag measures. */
const measure = '[data-measure]';

export function zoomGestures(element: HTMLElement, onzoom: (zoom: Zoom) => void): ZoomGestures {
  let area: Area = { left: 0, width: 1, deepest: 1 };
  let silent = false;
  const behaviour = zoom<HTMLElement, unknown>()
    .filter((event: Event) => {
      if (!(event.target instanceof Element) || event.target.closest(drawing) === null) return false;
      const wheel = event instanceof WheelEvent;
      if (!wheel && event.target.closest(measure) !== null) return false;
      if (wheel) return event.ctrlKey || event.metaKey;
      return !(event instanceof MouseEvent) || event.button === 0;
    })
    .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
      if (!silent) onzoom({ k: transform.k, x: transform.x + (transform.k - 1) * area.left });
    });
  const selection = select(element).call(behaviour).on('dblclick.zoom', null);
  const sideways = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    if (!(event.target instanceof Element) || event.target.closest(drawing) === null) return;
    event.preventDefault();
    behaviour.translateBy(selection, -event.deltaX / zoomTransform(element).k, 0);
  };
  element.addEventListener('wheel', sideways, { passive: false });

  return {
    update(next, { k, x }) {
      area = next;
      const { left, width, deepest } = area;
      const bounds: [[number, number], [number, number]] = [
        [left, 0],
        [left + width, 1000],
      ];
      behaviour.extent(bounds).translateExtent(bounds).scaleExtent([1, deepest]);
      const wanted = zoomIdentity.translate(x - (k - 1) * left, 0).scale(k);
      const { k: hasK, x: hasX } = zoomTransform(element);
      if (Math.abs(hasK - wanted.k) < 1e-9 && Math.abs(hasX - wanted.x) < 1e-6) return;
      silent = true;
      behaviour.transform(selection, wanted);
      silent = false;
    },
    by: (factor) => behaviour.scaleBy(selection, factor),
    pan: (x) => behaviour.translateBy(selection, x / zoomTransform(element).k, 0),
    destroy() {
      selection.on('.zoom', null);
      element.removeEventListener('wheel', sideways);
    },
  };
}
