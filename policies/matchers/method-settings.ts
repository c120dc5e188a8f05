import type { Audited } from "../audited.ts";
import type { Context } from "../rule.ts";
import { and, type Truth, truth } from "../truth.ts";
import { is } from "../view.ts";

const SETTINGS = "aws:apigateway/methodSettings:MethodSettings";

/** MethodSettings for every method of the stage satisfy the question. */
export function methodSettings(
  { estate }: Context,
  stage: Audited,
  question: (settings: Audited) => Truth,
): Truth {
  return estate.some(SETTINGS, "stageName", stage, (settings) =>
    and(sameApi(settings, stage), is(settings.at("methodPath"), "*/*"), question(settings)),
  );
}

function sameApi(settings: Audited, stage: Audited): Truth {
  const [one, other] = [settings.at("restApi"), stage.at("restApi")];
  const shared = (settings.propertyDependencies["restApi"] ?? []).some((urn) =>
    (stage.propertyDependencies["restApi"] ?? []).includes(urn),
  );
  if (shared) return truth(true, one.path);
  return truth(one.unknown || other.unknown ? undefined : one.value === other.value, one.path);
}
