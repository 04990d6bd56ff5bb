using System.Security.Cryptography;
using System.Text;
using Aevum.Cedar;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation;

namespace Aevum.Policy;

/// <summary>Policies that parsed, validated strictly against their schema, and were compiled. Immutable.</summary>
internal sealed class LoadedPolicies
{
    private readonly Dictionary<string, string> _names;

    private LoadedPolicies(PolicySet policies, CedarSchema schema, Dictionary<string, string> names, string hash)
    {
        Policies = policies;
        Schema = schema;
        Actions = Entities.Parse("[]", schema);
        Requests = new RequestValidator(schema);
        Hash = hash;
        _names = names;
    }

    internal PolicySet Policies { get; }

    internal CedarSchema Schema { get; }

    /// <summary>The actions with their groups; agents and subjects have no attributes here.</summary>
    internal Entities Actions { get; }

    /// <summary>Refuses what the schema does not know.</summary>
    internal RequestValidator Requests { get; }

    /// <summary>Lower-case hexadecimal SHA3-256 over the canonical policies and the schema as it stands in the file.</summary>
    internal string Hash { get; }

    /// <summary>What an auditor calls the policy: its <c>@id</c>, or else file and number.</summary>
    internal string NameOf(string policyId) => _names.GetValueOrDefault(policyId, policyId);

    /// <exception cref="PolicyLoadException">Something does not parse or validate; every fault is named.</exception>
    internal static LoadedPolicies Load(CedarPolicyEngineOptions options)
    {
        var texts = new List<PolicyText>(options.IncludeDefaults ? PolicyFolder.Defaults : []);
        if (options.Folder is not null)
        {
            texts.AddRange(PolicyFolder.Policies(options.Folder, options.MaxTotalBytes));
        }

        if (texts.Count == 0)
        {
            throw new PolicyLoadException(["Neither Folder is set nor IncludeDefaults: there is nothing that could permit anything."]);
        }

        var schemaText = PolicyFolder.Schema(options);
        var schema = ReadSchema(schemaText);
        var policies = Parse(texts, options.Limits);
        Validate(policies, schema, texts);
        return new LoadedPolicies(policies, schema, Names(policies), HashOf(policies, schemaText));
    }

    private static CedarSchema ReadSchema(PolicyText schema)
    {
        try
        {
            return schema.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? CedarSchema.ParseJson(schema.Text) : CedarSchema.Parse(schema.Text);
        }
        catch (CedarSyntaxException fault)
        {
            throw new PolicyLoadException([.. fault.Errors.Select(error => $"{schema.Name}({error.Span.Line},{error.Span.Column}): {error}")]);
        }
        catch (FormatException fault)
        {
            throw new PolicyLoadException($"AEV4002: {schema.Name}: {fault.Message}", fault);
        }
    }

    private static PolicySet Parse(IReadOnlyList<PolicyText> texts, CedarLimits limits)
    {
        var builder = new PolicySetBuilder(limits);
        var faults = new List<string>();
        foreach (var text in texts)
        {
            try
            {
                builder.AddText(text.Text, text.Name, text.Name + "#");
            }
            catch (CedarSyntaxException fault)
            {
                faults.AddRange(fault.Errors.Select(error => $"{text.Name}({error.Span.Line},{error.Span.Column}): {error}"));
            }
            catch (CedarDataException fault)
            {
                faults.Add($"{text.Name}: {fault.Message}");
            }
        }

        return faults.Count == 0 ? builder.Build() : throw new PolicyLoadException(faults);
    }

    private static void Validate(PolicySet policies, CedarSchema schema, IReadOnlyList<PolicyText> texts)
    {
        var result = new Validator(schema).Validate(policies, ValidationMode.Strict);
        if (result.IsValid)
        {
            return;
        }

        throw new PolicyLoadException([.. result.Errors.Select(error =>
        {
            var source = texts.FirstOrDefault(text => error.PolicyId.StartsWith(text.Name + "#", StringComparison.Ordinal));
            return source is null ? error.ToString() : $"{source.Name}({error.Span.Line},{error.Span.Column}): {error.Describe(source.Text)}";
        })]);
    }

    /// <exception cref="PolicyLoadException">Two policies have the same <c>@id</c>, so that the ledger could not tell them apart.</exception>
    private static Dictionary<string, string> Names(PolicySet policies)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var policy in policies.Policies)
        {
            var name = policy.Annotations.FirstOrDefault(annotation => annotation.Name == "id")?.Value ?? policy.Id;
            names.Add(policy.Id, taken.Add(name) ? name : throw new PolicyLoadException([$"{policy.Source}: the @id \"{name}\" is used twice; give every policy an id of its own."]));
        }

        return names;
    }

    private static string HashOf(PolicySet policies, PolicyText schema) =>
        Convert.ToHexStringLower(SHA3_256.HashData(Encoding.UTF8.GetBytes($"{policies.Digest}\n{schema.Text}")));
}
