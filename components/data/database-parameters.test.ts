import { describe, expect, it } from "vitest";
import { databaseParameters, parameterFamilyOf, tierZeroRecoveryPoint } from "./database-parameters.ts";

const parameterOf = (name: string, of: ReturnType<typeof databaseParameters>) =>
  of.find((parameter) => parameter.name === name)?.value;

describe("the database's parameters", () => {
  const writer = databaseParameters(tierZeroRecoveryPoint);
  const other = databaseParameters("default");

  it("admit TLS 1.2 or newer only", () => {
    for (const parameters of [writer, other]) {
      expect(parameterOf("rds.force_ssl", parameters)).toBe("1");
      expect(parameterOf("ssl_min_protocol_version", parameters)).toBe("TLSv1.2");
    }
  });

  it("audit schema changes, grants and writes, and log no bound value", () => {
    for (const parameters of [writer, other]) {
      expect(parameterOf("shared_preload_libraries", parameters)).toContain("pgaudit");
      expect(parameterOf("pgaudit.log", parameters)).toBe("ddl,role,write");
      expect(parameterOf("pgaudit.log_parameter", parameters)).toBe("0");
      expect(parameterOf("log_parameter_max_length", parameters)).toBe("0");
      expect(parameterOf("log_parameter_max_length_on_error", parameters)).toBe("0");
    }
  });

  it("bound the loss of a lost writer region by tier 0's recovery point, in the writer region alone", () => {
    expect(parameterOf("rds.global_db_rpo", writer)).toBe("60");
    expect(parameterOf("rds.global_db_rpo", other)).toBeUndefined();
    const unbounded = databaseParameters({ writes: "neverPausesWrites", reason: "the link is rebuilt" });
    expect(unbounded).toEqual(other);
  });

  it("are the same otherwise, so that a promoted region behaves as the lost one did", () => {
    expect(writer.filter(({ name }) => name !== "rds.global_db_rpo")).toEqual(other);
  });

  it("wait for a restart only where PostgreSQL does", () => {
    const waiting = writer.filter(({ applyMethod }) => applyMethod === "pending-reboot");
    expect(waiting.map(({ name }) => name)).toEqual(["shared_preload_libraries"]);
  });

  it("belong to the family of the engine's major version", () => {
    expect(parameterFamilyOf("17.5")).toBe("aurora-postgresql17");
    expect(parameterFamilyOf("16.10")).toBe("aurora-postgresql16");
  });
});
