import 'leaflet/dist/leaflet.css';
import './office-map.css';
import type { Office, OfficeList } from '@element-cabinet/sdk';
import {
  control,
  map as createMap,
  divIcon,
  type Map as LeafletMap,
  type Marker,
  marker,
  tileLayer,
} from 'leaflet';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from './words.ts';

interface OfficeMapProps {
  offices: Office[];
  tiles: OfficeList['map'];
  /** The id of the office whose note is open. */
  shown: string | undefined;
  onShown: (id: string | undefined) => void;
}

/** Closer than streets there is nothing to see, and without tiles nothing at all. */
const closest = 16;

/** Offices as markers. Without tiles, or when none can be loaded, they stand on a plain ground with a note. */
function OfficeMap({ offices, tiles, shown, onShown }: OfficeMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const places = useRef<{ map: LeafletMap; markers: Map<string, Marker> }>(undefined);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!box.current) return;
    const map = createMap(box.current, {
      zoomControl: false,
      scrollWheelZoom: false,
      attributionControl: Boolean(tiles?.attribution),
      maxZoom: closest,
    });
    map.attributionControl?.setPrefix(false);
    control.zoom({ zoomInTitle: words().zoomIn, zoomOutTitle: words().zoomOut }).addTo(map);
    if (tiles) {
      const layer = tileLayer(tiles.tilesUrl, {
        attribution: escaped(tiles.attribution ?? ''),
        maxZoom: closest,
      });
      layer
        .on('tileerror', () => setFailed(true))
        .on('tileload', () => setFailed(false))
        .addTo(map);
    }
    const markers = new Map(
      offices.map((office) => {
        const pin = marker([office.latitude, office.longitude], {
          icon: divIcon({
            className: 'office-pin',
            iconSize: [28, 28],
            iconAnchor: [14, 32],
            popupAnchor: [0, -28],
          }),
          title: `${office.city}. ${office.name}`,
        });
        pin.bindPopup(noteOf(office)).addTo(map);
        return [office.id, pin] as const;
      }),
    );
    places.current = { map, markers };
    // All of them in view however large the map is, until somebody moves it.
    let moved = false;
    const refit = new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      if (!moved) showAll(map, offices);
    });
    showAll(map, offices);
    refit.observe(box.current);
    map.on('mousedown keydown popupopen', () => {
      moved = true;
    });
    return () => {
      refit.disconnect();
      places.current = undefined;
      map.remove();
    };
  }, [offices, tiles?.tilesUrl]);

  useEffect(() => {
    const pin = shown && places.current?.markers.get(shown);
    if (!pin || !places.current) return;
    places.current.map.setView(pin.getLatLng(), Math.max(places.current.map.getZoom(), 12), {
      animate: false,
    });
    pin.openPopup();
    box.current?.scrollIntoView({ block: 'nearest' });
    onShown(undefined);
  }, [shown]);

  return (
    <div class="office-map-block screen-only">
      <section class="office-map" ref={box} aria-label={words().map} />
      {(!tiles || failed) && <p class="muted office-map-note">{tiles ? words().mapFailed : words().noMap}</p>}
    </div>
  );
}

// biome-ignore lint/style/noDefaultExport: `lazy` takes the default export of a module
export default OfficeMap;

function showAll(map: LeafletMap, offices: Office[]): void {
  map.fitBounds(
    offices.map(({ latitude, longitude }) => [latitude, longitude]),
    // The buttons of the zoom stand in the corner of the map.
    { paddingTopLeft: [60, 48], paddingBottomRight: [36, 36], maxZoom: 13, animate: false },
  );
}

function noteOf({ address, city, name, phone }: Office): HTMLElement {
  const note = document.createElement('div');
  for (const text of [`${city}. ${name}`, address, phone]) {
    const line = document.createElement(note.childElementCount === 0 ? 'b' : 'div');
    line.textContent = text;
    note.append(line);
  }
  return note;
}

/** The library takes attributions as HTML. */
function escaped(text: string): string {
  const holder = document.createElement('i');
  holder.textContent = text;
  return holder.innerHTML;
}
