import { BufferAttribute, BufferGeometry, Color, DataTexture, FloatType, Mesh, MeshLambertMaterial, RGBAFormat, Sphere, Uniform, Vector3 } from "three";
import type { Colour, Tubes } from "./tubes";

// A ring takes three texels of its muscle's row: middle and radius, one direction across, the other. The colour is the last of the row.
const rings = /* glsl */ `
  uniform highp sampler2D rows;
  uniform float last;
  uniform vec3 tendon;
  varying vec3 flesh;
  vec4 texel(float of) { return texelFetch(rows, ivec2(int(3.0 * position.x + of), int(position.y)), 0); }
`;
const normal = /* glsl */ `
  vec3 objectNormal = cos(position.z) * texel(1.0).xyz + sin(position.z) * texel(2.0).xyz;
  float fromEnd = min(position.x, last - position.x);
  vec3 own = texelFetch(rows, ivec2(int(3.0 * last + 3.0), int(position.y)), 0).rgb;
  flesh = mix(own, tendon, fromEnd < 0.5 ? 0.75 : fromEnd < 1.5 ? 0.3 : 0.0);
`;
const place = /* glsl */ `
  vec4 middle = texel(0.0);
  vec3 transformed = middle.xyz + middle.w * objectNormal;
`;

/** The mesh of all muscles: the graphics processor lays tubes along the rings that it is told. */
export class Flesh extends Mesh<BufferGeometry, MeshLambertMaterial> {
  private readonly rows: DataTexture;
  private readonly tendon = new Uniform(new Color());

  constructor(private readonly tubes: Tubes, muscles: number, along: number) {
    super(new BufferGeometry(), new MeshLambertMaterial());
    this.rows = new DataTexture(tubes.rows, tubes.rowSize / 4, muscles, RGBAFormat, FloatType);
    this.geometry.setAttribute("position", new BufferAttribute(tubes.corners, 3));
    this.geometry.setIndex(new BufferAttribute(tubes.indices, 1));
    this.geometry.boundingSphere = new Sphere(new Vector3(), 20);
    this.frustumCulled = false;
    this.material.onBeforeCompile = (shader) => {
      Object.assign(shader.uniforms, { rows: new Uniform(this.rows), last: new Uniform(along - 1), tendon: this.tendon });
      shader.vertexShader = rings + shader.vertexShader.replace("#include <beginnormal_vertex>", normal).replace("#include <begin_vertex>", place);
      shader.fragmentShader = "varying vec3 flesh;\n" + shader.fragmentShader.replace("#include <color_fragment>", "diffuseColor.rgb *= flesh;");
    };
    // Each body has rows of its own.
    this.material.customProgramCacheKey = () => "flesh";
  }

  /** Sends what rings and colours are now; the ends of muscles are paler, as tendons are. */
  send(tendon?: Colour): void {
    if (tendon) this.tendon.value.setRGB(...tendon);
    this.rows.needsUpdate = true;
  }

  /** The same mesh with every corner where it is now, for what works without a graphics processor. */
  laid(): Mesh {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(this.tubes.lay(), 3));
    geometry.setIndex(this.geometry.index);
    geometry.setDrawRange(this.geometry.drawRange.start, this.geometry.drawRange.count);
    const mesh = new Mesh(geometry, this.material);
    mesh.matrixWorld.copy(this.matrixWorld);
    return mesh;
  }

  dispose(): void {
    this.rows.dispose();
    this.geometry.dispose();
    this.material.dispose();
  }
}
