import { type RefObject, useEffect, useRef } from 'react';
import { Field } from './field/field.ts';
import type { Scene } from './field/scene.ts';
import type { Box } from './field/sorted.ts';

interface LightFieldParts {
  scene: Scene;
  /** An element whose descendants with `data-heap` mark where the lights of each option gather. */
  within?: RefObject<HTMLElement | null>;
  budgetMs?: number;
}

/**
 * The players as lights, on a canvas that fills its nearest positioned ancestor. It only
 * illustrates numbers that are also shown as text, so screen readers can ignore it.
 */
export function LightField({ scene, within, budgetMs = 4 }: LightFieldParts) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const field = useRef<Field>(undefined);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const lights = new Field({
      canvas: element,
      boxes: () => heapsIn(within?.current ?? undefined, element),
      reduced: still,
      budgetMs,
    });
    field.current = lights;
    const stop = [
      watchSize(element, lights),
      watchSight(element, lights),
      watchColours(lights),
      // A font that arrives late moves the boxes.
      listen(document.fonts, 'loadingdone', () => lights.moved()),
      listen(document, 'scroll', () => lights.moved(), { capture: true, passive: true }),
      () => lights.destroy(),
    ];
    // Scripts that measure frames find the field by its canvas.
    Object.assign(element, { field: lights });
    return () => {
      for (const end of stop) end();
      field.current = undefined;
    };
  }, [within, budgetMs]);

  useEffect(() => field.current?.show(scene), [scene]);

  const over = scene.sorted ? ' over' : '';
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas cannot take the focus
    <canvas
      ref={canvas}
      className={`light-field${over}`}
      data-tone={scene.tone}
      aria-hidden="true"
    />
  );
}

function heapsIn(root: Element | undefined, canvas: Element): readonly Box[] {
  const origin = canvas.getBoundingClientRect();
  // A stage is scaled as a whole, so positions are converted to the canvas's own pixels.
  const scale = origin.width / Math.max(1, canvas.clientWidth) || 1;
  return [...(root?.querySelectorAll('[data-heap]') ?? [])].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return {
      x: (left - origin.left) / scale,
      y: (top - origin.top) / scale,
      width: width / scale,
      height: height / scale,
    };
  });
}

type End = () => void;

function watchSize(canvas: HTMLCanvasElement, lights: Field): End {
  const fit = () => lights.resize(canvas.clientWidth, canvas.clientHeight, devicePixelRatio);
  const observer = new ResizeObserver(fit);
  observer.observe(canvas);
  fit();
  return () => observer.disconnect();
}

/** Draws only while the page and the canvas are visible. */
function watchSight(canvas: HTMLCanvasElement, lights: Field): End {
  let inSight = true;
  const judge = () => lights.pause(!inSight || document.visibilityState === 'hidden');
  const observer = new IntersectionObserver((entries) => {
    inSight = entries.at(-1)?.isIntersecting ?? true;
    judge();
  });
  observer.observe(canvas);
  const stop = listen(document, 'visibilitychange', judge);
  return () => {
    stop();
    observer.disconnect();
  };
}

/** The theme follows the system or is set on the root element of the page. */
function watchColours(lights: Field): End {
  const recolour = () => lights.recolour();
  const stop = listen(matchMedia('(prefers-color-scheme: dark)'), 'change', recolour);
  const observer = new MutationObserver(recolour);
  observer.observe(document.documentElement, { attributes: true });
  return () => {
    stop();
    observer.disconnect();
  };
}

function listen(
  target: EventTarget,
  type: string,
  heard: () => void,
  options?: AddEventListenerOptions,
): End {
  target.addEventListener(type, heard, options);
  return () => target.removeEventListener(type, heard, options);
}
