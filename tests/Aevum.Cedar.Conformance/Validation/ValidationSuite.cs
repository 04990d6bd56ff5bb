using Aevum.Cedar.Conformance.Corpus;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Validation;

namespace Aevum.Cedar.Conformance.Validation;

/// <summary>
/// Validates every policy in both modes, every entity and every request, and compares the verdicts with the record. A test without a
/// recorded file says at least whether its policies are valid in strict mode, and which requests are.
/// </summary>
internal sealed class ValidationSuite : IConformanceSuite
{
    private static readonly (ValidationMode Mode, string Name)[] Modes = [(ValidationMode.Strict, "strict"), (ValidationMode.Permissive, "permissive")];

    public string Name => "validation";

    public SuiteReport Run(CorpusFolder folder) => SuiteReport.Over(folder, Check);

    private static void Check(CorpusTest test, TestLog log)
    {
        var schema = test.SchemaIsJson ? CedarSchema.ParseJson(test.SchemaText) : CedarSchema.Parse(test.SchemaText);
        var loaded = LoadedTest.Load(test);
        CheckSet(test, loaded, schema, log);
        CheckRequests(test, loaded, schema, log);
        if (RecordedVerdicts.TryRead(test) is not { } recorded)
        {
            return;
        }

        CheckPolicies(loaded, schema, recorded, log);
        CheckEntities(Entities.Parse(test.EntityJson), schema, recorded, log);
        var (policies, entities, requests) = recorded.Counts;
        var complete = policies == loaded.Policies.Policies.Length && requests == test.Requests.Count;
        log.Check("records that cover the whole test", complete, $"{policies} policies, {entities} entities, {requests} requests recorded");
    }

    private static void CheckSet(CorpusTest test, LoadedTest loaded, CedarSchema schema, TestLog log)
    {
        var result = new Validator(schema).Validate(loaded.Policies, ValidationMode.Strict);
        log.Check("policy sets, strict", result.IsValid == test.ShouldValidate, $"expected {test.ShouldValidate}, got {Describe(result.Errors)}");
    }

    private static void CheckPolicies(LoadedTest loaded, CedarSchema schema, RecordedVerdicts recorded, TestLog log)
    {
        var validator = new Validator(schema);
        foreach (var policy in loaded.Policies.Policies)
        {
            foreach (var (mode, name) in Modes)
            {
                var result = validator.Validate(policy.Id, policy.Syntax, mode);
                var expected = recorded.IsPolicyValid(policy.Id, name);
                log.Check("policies, " + name, result.IsValid == expected, $"{policy.Id}: expected {expected}, got {Describe(result.Errors)}");
            }
        }
    }

    private static void CheckEntities(Entities entities, CedarSchema schema, RecordedVerdicts recorded, TestLog log)
    {
        var validator = new EntityValidator(schema);
        foreach (var entity in entities.All)
        {
            var expected = recorded.IsEntityValid(entity.Uid.Type, entity.Uid.Id);
            var result = validator.Validate(entity, entities);
            log.Check("entities", result.IsValid == expected, $"{entity.Uid}: expected {expected}, got {Describe(result.Errors)}");
        }
    }

    private static void CheckRequests(CorpusTest test, LoadedTest loaded, CedarSchema schema, TestLog log)
    {
        var validator = new RequestValidator(schema);
        var recorded = RecordedVerdicts.TryRead(test);
        for (var number = 0; number < test.Requests.Count; number++)
        {
            var expected = recorded?.IsRequestValid(number) ?? test.Requests[number].ValidateRequest;
            var result = validator.Validate(loaded.Requests[number]);
            log.Check("requests", result.IsValid == expected, $"{test.Requests[number].Description}: expected {expected}, got {Describe(result.Errors)}");
        }
    }

    private static string Describe(IEnumerable<object> errors) => string.Join(" | ", errors) is { Length: > 0 } text ? text : "no error";
}
