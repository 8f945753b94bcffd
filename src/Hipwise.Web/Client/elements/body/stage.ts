import {
  AmbientLight, BufferAttribute, BufferGeometry, CircleGeometry, Color, DirectionalLight, Group, HemisphereLight, Mesh,
  MeshLambertMaterial, PerspectiveCamera, Quaternion, Raycaster, Scene, SphereGeometry, Sphere, SRGBColorSpace, Vector2, Vector3, WebGLRenderer,
} from "three";
import { Moments, type Geometry, type Motion, type Things } from "./data";
import { Flesh } from "./flesh";
import { Solid } from "./solids";
import { between, Tubes, type Colour } from "./tubes";
import type { Palette } from "./palette";
import type { Orbit } from "./orbit";

const fieldOfView = 28;

// A body does not fill the ball around it.
const snug = 0.92;
// Room around a picture that is as close as may be.
const airy = 1.04;
const weightRadius = 0.045;
const bandRadius = 0.006;

/** Draws one body or two beside each other. Everything that moves together is one mesh. */
export class Stage {
  readonly canvas: HTMLCanvasElement;
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(fieldOfView, 1, 0.05, 30);
  private readonly floor: Mesh<CircleGeometry, MeshLambertMaterial>;
  private bodies: Body[] = [];
  private middle = new Vector3();
  private reach = 1;
  private width = 1;

  constructor(private readonly geometry: Geometry, private palette: Palette) {
    this.renderer = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: "low-power" });
    this.canvas = this.renderer.domElement;
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.floor = new Mesh(new CircleGeometry(1, 48), new MeshLambertMaterial());
    this.floor.rotation.x = -Math.PI / 2;
    const sun = new DirectionalLight(0xffffff, 1.9);
    sun.position.set(1.5, 3, 2);
    const back = new DirectionalLight(0xffffff, 0.7);
    back.position.set(-2, 1.5, -2);
    this.scene.add(this.floor, new HemisphereLight(0xffffff, 0x888078, 1.1), new AmbientLight(0xffffff, 0.25), sun, back);
    this.colour(palette);
  }

  /** Shows the body as sliders have it, or on a floor as a camera does. */
  pose(block: string, onFloor = false): void {
    this.set([{ packed: block, things: { blocks: [], weights: [], bands: [] }, scales: [] }]);
    this.floor.visible = onFloor;
  }

  /** Shows movements beside each other. */
  move(motions: readonly Motion[]): void {
    this.set(motions.map((motion) => ({ packed: motion.blocks, things: motion.things, scales: motion.scales })));
  }

  /** New places for a body that stays, as when a slider moves. */
  repose(block: string): void {
    this.bodies[0]?.replace(block);
  }

  colour(palette: Palette): void {
    this.palette = palette;
    this.floor.material.color = colourOf(palette.floor);
    for (const body of this.bodies) body.colour(palette);
  }

  paint(picked: number | null, works: boolean, pale = false): void {
    for (const body of this.bodies) body.paint(pale ? { ...this.palette, flesh: this.palette.work[0]!, tendon: this.palette.work[0]! } : this.palette, picked, works);
  }

  peel(layer: number): void {
    for (const body of this.bodies) body.peel(layer);
  }

  /** Moments by their share of the movement. */
  place(share: number): void {
    for (const body of this.bodies) body.place(share);
  }

  /** Without a floor, for a picture on any ground. */
  plain(): void {
    this.floor.visible = false;
  }

  /** What is in view: a middle and a reach around it (m), or everything that moves. */
  frame(view?: { middle: [number, number, number]; reach: number; width: number }): void {
    if (view) {
      this.middle.set(...view.middle);
      [this.reach, this.width] = [view.reach, view.width];
      return;
    }
    const spheres = this.bodies.map((body) => body.extent());
    this.middle = spheres.reduce((sum, sphere) => sum.add(sphere.center), new Vector3()).divideScalar(Math.max(1, spheres.length));
    this.reach = snug * Math.max(0.3, ...spheres.map((sphere) => sphere.radius));
    this.width = snug * Math.max(0.3, ...spheres.map((sphere) => sphere.center.distanceTo(this.middle) + sphere.radius));
  }

  /** As close as everything that is there now fits into the picture, seen from where one looks. */
  close(orbit: Orbit): void {
    const back = new Vector3(...orbit.eye(1)).normalize();
    const right = new Vector3(0, 1, 0).cross(back).normalize();
    const axes = [right, back.clone().cross(right), back];
    const [least, most] = [[1e9, 1e9, 1e9], [-1e9, -1e9, -1e9]];
    for (const place of this.bodies.flatMap((body) => body.corners())) {
      axes.forEach((axis, i) => {
        const at = axis.dot(place);
        [least[i], most[i]] = [Math.min(least[i]!, at), Math.max(most[i]!, at)];
      });
    }
    this.middle = axes.reduce((sum, axis, i) => sum.addScaledVector(axis, (least[i]! + most[i]!) / 2), new Vector3());
    // What is nearer looks larger.
    const near = (most[2]! - least[2]!) / 2;
    const slope = Math.tan((Math.PI * fieldOfView) / 360);
    [this.width, this.reach] = [0, 1].map((i) => airy * ((most[i]! - least[i]!) / 2 + near * slope)) as [number, number];
  }

  /** Two bodies stand side by side as seen from here. */
  spread(turn: number): void {
    const apart = this.bodies.length > 1 ? 0.6 * Math.max(...this.bodies.map((body) => body.extentHere().radius)) : 0;
    this.bodies.forEach((body, i) => body.group.position.set((i === 0 ? -1 : 1) * apart * Math.cos(turn), 0, (i === 0 ? 1 : -1) * apart * Math.sin(turn)));
  }

  size(width: number, height: number): void {
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
  }

  draw(orbit: Orbit): void {
    const distance = Math.max(this.reach, this.width / this.camera.aspect) / Math.sin((Math.PI * fieldOfView) / 360);
    this.camera.position.set(...orbit.eye(distance)).add(this.middle);
    this.camera.lookAt(this.middle);
    this.floor.position.set(this.middle.x, -0.002, this.middle.z);
    this.floor.scale.setScalar(this.reach * 1.5);
    this.renderer.render(this.scene, this.camera);
  }

  get draws(): number {
    return this.renderer.info.render.calls;
  }

  /** The muscle under a place of the picture (-1 to 1 each way), or null. */
  pick(x: number, y: number): number | null {
    const ray = new Raycaster();
    ray.setFromCamera(new Vector2(x, y), this.camera);
    const hits = this.bodies.flatMap((body) => {
      const laid = body.flesh.laid();
      return ray.intersectObjects([laid, ...body.bones], false).map((hit) => ({ hit, body, isFlesh: hit.object === laid }));
    });
    const first = hits.sort((a, b) => a.hit.distance - b.hit.distance)[0];
    return first?.isFlesh ? first.body.tubes.muscleAt(first.hit.faceIndex!) : null;
  }

  dispose(): void {
    this.set([]);
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  private set(shown: { packed: string; things: Things; scales: number[] }[]): void {
    for (const body of this.bodies) {
      this.scene.remove(body.group);
      body.dispose();
    }
    this.bodies = shown.map(({ packed, things, scales }) => new Body(this.geometry, packed, things, scales, this.palette));
    for (const body of this.bodies) this.scene.add(body.group);
    this.floor.visible = true;
  }
}

class Body {
  readonly group = new Group();
  readonly tubes: Tubes;
  readonly flesh: Flesh;
  readonly bones: Mesh[] = [];
  private moments: Moments;
  private readonly bands: Mesh[] = [];
  private readonly boneMaterial = new MeshLambertMaterial();
  private readonly thingMaterial = new MeshLambertMaterial();
  private readonly bandMaterial = new MeshLambertMaterial();
  private readonly place3 = [0, 0, 0];
  private readonly turn4 = [0, 0, 0, 1];

  constructor(private readonly geometry: Geometry, packed: string, private readonly things: Things, scales: number[], palette: Palette) {
    this.moments = this.read(packed);
    this.tubes = new Tubes(geometry.muscles, geometry.placesAlong, this.read(geometry.standing.block));
    geometry.segments.forEach((segment) => this.addBones(segment.bones.reduce((solid, bone) => solid.add(bone), new Solid())));
    this.bones.forEach((bone, i) => bone.scale.set(scales[3 * i] ?? 1, scales[3 * i + 1] ?? 1, scales[3 * i + 2] ?? 1));
    this.flesh = new Flesh(this.tubes, geometry.muscles.length, geometry.placesAlong);
    this.group.add(this.flesh);
    this.addThings();
    this.colour(palette);
    this.place(0);
  }

  replace(packed: string): void {
    this.moments = this.read(packed);
    this.place(0);
  }

  colour(palette: Palette): void {
    this.boneMaterial.color = colourOf(palette.bone);
    this.thingMaterial.color = colourOf(palette.thing);
    this.bandMaterial.color = colourOf(palette.band);
  }

  private at = 0;

  place(share: number): void {
    this.at = share * (this.moments.count - 1);
    this.bones.forEach((bone, i) => this.stand(bone, i));
    this.tubes.place(this.moments, this.at);
    this.flesh.send();
    this.placeBands();
  }

  paint(palette: Palette, picked: number | null, works: boolean): void {
    const rows = this.geometry.muscles;
    const dim = picked === null ? 0 : 0.45;
    this.tubes.paint((m) => {
      if (rows[m]!.row === picked && !works) return linear(palette.picked);
      const work = works ? this.moments.activation(this.at, m) : -1;
      const flesh = work < 0 ? palette.flesh : between(palette.work, work);
      const away = rows[m]!.row === picked ? 0 : dim;
      return linear([0, 1, 2].map((c) => flesh[c]! + away * (palette.stage[c]! - flesh[c]!)) as unknown as Colour);
    });
    this.flesh.send(linear(works ? palette.work[0]! : palette.tendon));
  }

  peel(layer: number): void {
    const start = this.tubes.startOf(layer);
    this.flesh.geometry.setDrawRange(start, this.tubes.indices.length - start);
  }

  /** Around everything that any moment has. */
  extent(): Sphere {
    const sphere = this.extentHere();
    sphere.center.add(this.group.position);
    return sphere;
  }

  extentHere(): Sphere {
    const [least, most] = [new Vector3(1e9, 1e9, 1e9), new Vector3(-1e9, -1e9, -1e9)];
    const steps = Math.min(9, this.moments.count);
    for (let i = 0; i < steps; i++) {
      const at = (i / Math.max(1, steps - 1)) * (this.moments.count - 1);
      this.bones.forEach((bone, s) => {
        const around = bone.geometry.boundingSphere!;
        this.moments.segment(at, s, this.place3, this.turn4);
        const middle = around.center.clone().multiply(bone.scale).applyQuaternion(new Quaternion(...(this.turn4 as [number, number, number, number])))
          .add(new Vector3(...(this.place3 as [number, number, number])));
        least.min(middle.clone().subScalar(around.radius * 0.8));
        most.max(middle.clone().addScalar(around.radius * 0.8));
      });
    }
    return new Sphere(least.clone().add(most).multiplyScalar(0.5), least.distanceTo(most) / 2);
  }

  /** Every corner of what is drawn, where it is now. */
  corners(): Vector3[] {
    this.group.updateMatrixWorld(true);
    const places: Vector3[] = [];
    this.group.traverse((thing) => {
      if (!(thing instanceof Mesh)) return;
      const mesh = thing === this.flesh ? this.flesh.laid() : thing;
      const at = mesh.geometry.getAttribute("position");
      for (let i = 0; i < at.count; i++) places.push(new Vector3().fromBufferAttribute(at, i).applyMatrix4(mesh.matrixWorld));
    });
    return places;
  }

  dispose(): void {
    this.group.traverse((thing) => thing instanceof Mesh && thing.geometry.dispose());
    for (const material of [this.boneMaterial, this.thingMaterial, this.bandMaterial]) material.dispose();
    this.flesh.dispose();
  }

  private read(packed: string): Moments {
    return new Moments(packed, this.geometry.segments.length, this.geometry.muscles.length, this.geometry.placesAlong);
  }

  private stand(thing: Mesh, segment: number): void {
    this.moments.segment(this.at, segment, this.place3, this.turn4);
    thing.position.set(this.place3[0]!, this.place3[1]!, this.place3[2]!);
    thing.quaternion.set(this.turn4[0]!, this.turn4[1]!, this.turn4[2]!, this.turn4[3]!);
  }

  private addBones(solid: Solid): void {
    const mesh = new Mesh(meshOf(solid), this.boneMaterial);
    mesh.geometry.computeBoundingSphere();
    this.bones.push(mesh);
    // A segment without bones is drawn with the others of its limb.
    if (solid.indices.length > 0) this.group.add(mesh);
  }

  private addThings(): void {
    if (this.things.blocks.length > 0) {
      this.group.add(new Mesh(meshOf(this.things.blocks.reduce((solid, block) => solid.box(block), new Solid())), this.thingMaterial));
    }
    for (const weight of this.things.weights.filter((one) => one.kilograms > 0 && one.segment >= 0)) {
      const mesh = new Mesh(new SphereGeometry(weightRadius * Math.cbrt(weight.kilograms / 10), 20, 14), this.thingMaterial);
      mesh.geometry.translate(weight.at[0]!, weight.at[1]!, weight.at[2]!);
      this.bones[weight.segment]!.add(mesh);
      // It is drawn also where its segment has no bones of its own.
      this.group.add(this.bones[weight.segment]!);
    }
    for (const _ of this.things.bands) {
      const mesh = new Mesh(meshOf(new Solid().add({ kind: "rod", numbers: [0, 0, 0, bandRadius, 0, 1, 0, bandRadius], edge: [], thickness: 0 })), this.bandMaterial);
      this.bands.push(mesh);
      this.group.add(mesh);
    }
  }

  private placeBands(): void {
    const up = new Vector3(0, 1, 0);
    this.things.bands.forEach((band, i) => {
      const [from, to] = [this.placeOf(band.from, band.start), this.placeOf(band.to, band.end)];
      const way = to.clone().sub(from);
      this.bands[i]!.position.copy(from);
      this.bands[i]!.scale.set(1, way.length(), 1);
      this.bands[i]!.quaternion.copy(new Quaternion().setFromUnitVectors(up, way.normalize()));
    });
  }

  private placeOf(segment: number, at: number[]): Vector3 {
    const place = new Vector3(at[0]!, at[1]!, at[2]!);
    if (segment < 0) return place;
    const bone = this.bones[segment]!;
    return place.applyQuaternion(bone.quaternion).add(bone.position);
  }
}

function meshOf(solid: Solid): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(solid.positions), 3));
  geometry.setAttribute("normal", new BufferAttribute(Float32Array.from(solid.normals), 3));
  geometry.setIndex(solid.indices);
  return geometry;
}

function colourOf(colour: Colour): Color {
  return new Color().setRGB(colour[0], colour[1], colour[2], SRGBColorSpace);
}

// Vertices carry light as it adds up, not as screens are told it.
function linear(colour: Colour): Colour {
  return colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as unknown as Colour;
}
