import { EdgeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

/** What a line of the map is drawn from, beside what every line has. */
export interface LineData extends EdgeDisplayData {
  readonly isDashed: boolean;
}

/* A thin rectangle from one mark to the other; intangible lines leave gaps along it. */
const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_breadth;
attribute float a_dash;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform float u_correctionRatio;

varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_dash;

void main() {
  float pixel = u_correctionRatio * 2.0;
  vec2 way = a_end - a_start;
  float length = max(length(way), 1e-9);
  vec2 normal = vec2(-way.y, way.x) / length;
  v_half = max(a_breadth, 0.6) * 0.5;
  v_across = a_corner.y * (v_half + 1.0);
  v_along = a_corner.x * length / pixel;
  v_dash = a_dash;
  vec2 position = mix(a_start, a_end, a_corner.x) + normal * v_across * pixel;
  gl_Position = vec4((u_matrix * vec3(position, 1.0)).xy, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const fragmentShader = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_dash;

void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  if (v_dash > 0.5 && mod(v_along, 12.0) > 7.0) discard;
  float inside = 1.0 - smoothstep(v_half - 0.5, v_half + 0.5, abs(v_across));
  gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * inside;
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const uniforms = ['u_matrix', 'u_correctionRatio'] as const;

/** Draws lines, solid or dashed, of a breadth in pixels that does not grow with the map. */
export class LineProgram extends EdgeProgram<(typeof uniforms)[number]> {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLES as 4,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_start', size: 2, type: FLOAT },
        { name: 'a_end', size: 2, type: FLOAT },
        { name: 'a_breadth', size: 1, type: FLOAT },
        { name: 'a_dash', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    };
  }

  override processVisibleItem(
    edgeIndex: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const { size, color, isDashed } = data as LineData;
    const ends = [source.x, source.y, target.x, target.y];
    this.array.set([...ends, size, isDashed ? 1 : 0, floatColor(color), edgeIndex], start);
  }

  setUniforms({ matrix, correctionRatio }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    const at = uniformLocations as Record<(typeof uniforms)[number], WebGLUniformLocation>;
    gl.uniformMatrix3fv(at.u_matrix, false, matrix);
    gl.uniform1f(at.u_correctionRatio, correctionRatio);
  }
}
