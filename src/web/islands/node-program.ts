import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

/** What a mark of the map is drawn from, beside what every mark has. */
export interface MarkData extends NodeDisplayData {
  /** Place in {@link shapes}. */
  readonly shape: number;
  readonly isRinged: boolean;
}

/** Shapes in the order of their numbers in the shader. */
export const shapes = ['triangle', 'diamond', 'circle', 'square', 'ring'] as const;

/* A triangle about the mark, in pixels of the screen, with room for the ring; the shape is cut out of it pixel by pixel. */
const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_ring;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec2 v_place;
varying float v_radius;
varying float v_shape;
varying float v_ring;

void main() {
  v_radius = a_size / u_sizeRatio;
  v_shape = a_shape;
  v_ring = a_ring;
  float reach = v_radius * 1.35 + 5.0;
  vec2 corner = vec2(cos(a_angle), sin(a_angle)) * reach * 2.0;
  v_place = corner;
  gl_Position = vec4((u_matrix * vec3(a_position + corner * u_correctionRatio * 2.0, 1.0)).xy, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const fragmentShader = /* glsl */ `
precision highp float;

uniform vec4 u_paper;

varying vec4 v_color;
varying vec2 v_place;
varying float v_radius;
varying float v_shape;
varying float v_ring;

/** How far outside the outline a place is, in pixels; negative within. */
float outside(vec2 at) {
  if (v_shape < 0.5) {
    float low = -at.y - 0.85 * v_radius;
    vec2 side = normalize(vec2(2.05, 1.15));
    return max(low, dot(vec2(abs(at.x), at.y - 1.2 * v_radius), side));
  }
  if (v_shape < 1.5) return (abs(at.x) + abs(at.y) - 1.25 * v_radius) * 0.7071;
  if (v_shape > 2.5 && v_shape < 3.5) return max(abs(at.x), abs(at.y)) - 0.9 * v_radius;
  return length(at) - v_radius;
}

void main() {
  float distance = outside(v_place);
  float around = abs(length(v_place) - v_radius * 1.3 - 2.2) - 0.65;
  #ifdef PICKING_MODE
  // Small marks are met from a little further off.
  if (distance > 3.0) discard;
  gl_FragColor = v_color;
  #else
  float inside = 1.0 - smoothstep(-0.6, 0.6, distance);
  vec4 fill = vec4(v_color.rgb, 1.0) * inside;
  if (v_shape > 3.5) {
    float turn = atan(v_place.y, v_place.x) / 6.2832 * 12.0;
    float dash = v_radius < 2.6 ? 1.0 : step(0.4, fract(turn));
    float line = (1.0 - smoothstep(0.3, 1.2, abs(distance))) * dash;
    fill = mix(u_paper * inside, vec4(v_color.rgb, 1.0), line);
  }
  float ring = v_ring * (1.0 - smoothstep(-0.3, 0.7, around));
  gl_FragColor = mix(fill, vec4(v_color.rgb, 1.0), ring) * v_color.a;
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const uniforms = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio', 'u_paper'] as const;

/** Draws marks whose shape says the kind and whose ring says who buys; `paper` is what shows through those of unknown kind. */
export const markProgram = (paper: () => readonly [number, number, number]) =>
  class MarkProgram extends NodeProgram<(typeof uniforms)[number]> {
    getDefinition() {
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: vertexShader,
        FRAGMENT_SHADER_SOURCE: fragmentShader,
        METHOD: TRIANGLES as 4,
        UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_shape', size: 1, type: FLOAT },
          { name: 'a_ring', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }

    override processVisibleItem(nodeIndex: number, start: number, data: NodeDisplayData): void {
      const { x, y, size, color, shape, isRinged } = data as MarkData;
      this.array.set([x, y, size, shape, isRinged ? 1 : 0, floatColor(color), nodeIndex], start);
    }

    setUniforms({ matrix, sizeRatio, correctionRatio }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      const at = uniformLocations as Record<(typeof uniforms)[number], WebGLUniformLocation>;
      gl.uniformMatrix3fv(at.u_matrix, false, matrix);
      gl.uniform1f(at.u_sizeRatio, sizeRatio);
      gl.uniform1f(at.u_correctionRatio, correctionRatio);
      gl.uniform4f(at.u_paper, ...paper(), 1);
    }
  };
