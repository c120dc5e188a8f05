/** How far a ratio may be from 1 before the autoscaler acts, per direction. */
export interface Tolerance {
  readonly up: number;
  readonly down: number;
}

export interface ScalingPolicy {
  readonly type: "Pods" | "Percent";
  readonly value: number;
  readonly periodSeconds: number;
}

export type SelectPolicy = "Max" | "Min" | "Disabled";

/** One direction of `spec.behavior`; absent parts take the defaults of the API server. */
export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number;
  readonly selectPolicy?: SelectPolicy;
  readonly policies?: readonly ScalingPolicy[];
  /** Alpha in Kubernetes 1.33, on by default since 1.35. */
  readonly tolerance?: number;
}

export interface Behavior {
  readonly scaleUp?: ScalingRules;
  readonly scaleDown?: ScalingRules;
}

/** `averageMilli` and `valueMilli` are the API's quantities in thousandths. */
export type MetricSpec =
  | {
      readonly kind: "resource";
      readonly resource: string;
      readonly target:
        | { readonly kind: "utilization"; readonly percent: number }
        | { readonly kind: "averageValue"; readonly averageMilli: number };
    }
  | { readonly kind: "pods"; readonly metric: string; readonly averageMilli: number }
  | {
      readonly kind: "external" | "object";
      readonly metric: string;
      readonly target:
        | { readonly kind: "averageValue"; readonly averageMilli: number }
        | { readonly kind: "value"; readonly valueMilli: number };
    };

/** What the twin reads of a HorizontalPodAutoscaler (autoscaling/v2). */
export interface HpaSpec {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly MetricSpec[];
  readonly behavior?: Behavior;
}

/** Flags of kube-controller-manager that the algorithm depends on. */
export interface HpaFlags {
  readonly tolerance: number;
  readonly downscaleStabilizationSeconds: number;
  readonly cpuInitializationSeconds: number;
  readonly initialReadinessDelaySeconds: number;
}

/** Defaults of kube-controller-manager v1.36 (pkg/controller/podautoscaler/config/v1alpha1/defaults.go). */
export const stockHpaFlags: HpaFlags = {
  tolerance: 0.1,
  downscaleStabilizationSeconds: 300,
  cpuInitializationSeconds: 300,
  initialReadinessDelaySeconds: 30,
};

export interface FilledRules {
  readonly windowSeconds: number;
  readonly selectPolicy: SelectPolicy;
  readonly policies: readonly ScalingPolicy[];
}

/**
 * The rules that hold once the API server has filled in what `behavior.scaleUp` leaves out:
 * no window, and the larger of 4 pods or 100 % each 15 s (pkg/apis/autoscaling/v2/defaults.go).
 */
export function filledScaleUp(rules: ScalingRules | undefined): FilledRules {
  return {
    windowSeconds: rules?.stabilizationWindowSeconds ?? 0,
    selectPolicy: rules?.selectPolicy ?? "Max",
    policies: rules?.policies ?? [
      { type: "Pods", value: 4, periodSeconds: 15 },
      { type: "Percent", value: 100, periodSeconds: 15 },
    ],
  };
}

/** As {@link filledScaleUp} for `behavior.scaleDown`: 100 % each 15 s, the window from the controller's flag. */
export function filledScaleDown(rules: ScalingRules | undefined, flags: HpaFlags): FilledRules {
  return {
    windowSeconds: rules?.stabilizationWindowSeconds ?? flags.downscaleStabilizationSeconds,
    selectPolicy: rules?.selectPolicy ?? "Max",
    policies: rules?.policies ?? [{ type: "Percent", value: 100, periodSeconds: 15 }],
  };
}

/** The tolerance band of one autoscaler: the controller's flag, replaced per direction by `behavior`. */
export function toleranceOf(spec: HpaSpec, flags: HpaFlags): Tolerance {
  return {
    up: spec.behavior?.scaleUp?.tolerance ?? flags.tolerance,
    down: spec.behavior?.scaleDown?.tolerance ?? flags.tolerance,
  };
}
