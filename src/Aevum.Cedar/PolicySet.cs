using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Aevum.Cedar.Evaluation;
using Aevum.Cedar.Json;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar;

/// <summary>
/// The policies that decide together, compiled and indexed when the set is made. Immutable and thread-safe: build once, decide many
/// times, swap the reference to change policies.
/// </summary>
public sealed class PolicySet
{
    // For fewer policies, testing every scope is faster than looking into an index.
    private const int SmallestIndexed = 6;

    private readonly FrozenDictionary<string, Policy> _policiesById;
    private readonly FrozenDictionary<string, Template> _templatesById;
    private string? _digest;

    internal PolicySet(ImmutableArray<Policy> policies, ImmutableArray<Template> templates)
    {
        Policies = policies;
        Templates = templates;
        _policiesById = policies.ToFrozenDictionary(static policy => policy.Id, StringComparer.Ordinal);
        _templatesById = templates.ToFrozenDictionary(static template => template.Id, StringComparer.Ordinal);
        Index = policies.Length < SmallestIndexed ? null : new PolicyIndex(policies);
    }

    /// <summary>The set without policies; it denies everything.</summary>
    public static PolicySet Empty { get; } = new([], []);

    /// <summary>The static policies and links, in the order in which they were added. Reasons and errors come in this order.</summary>
    public ImmutableArray<Policy> Policies { get; }

    /// <summary>The templates in the order in which they were added.</summary>
    public ImmutableArray<Template> Templates { get; }

    /// <summary>
    /// SHA-256, as 64 lower-case hexadecimal digits, over the ids and the canonical texts of all policies and templates in order. Equal
    /// digests mean equal decisions.
    /// </summary>
    public string Digest => _digest ??= ComputeDigest();

    /// <summary>Null for small sets.</summary>
    internal PolicyIndex? Index { get; }

    /// <summary>Reads a text with any number of policies and templates; their ids are <c>policy0</c>, <c>policy1</c>, … in source order.</summary>
    /// <param name="text">The policy text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarSyntaxException">The text is not well-formed; every fault is reported.</exception>
    public static PolicySet Parse(string text, CedarLimits? limits = null) => new PolicySetBuilder(limits).AddText(text).Build();

    /// <summary>Reads a set in the JSON format of Cedar: an object with <c>staticPolicies</c>, <c>templates</c> and <c>templateLinks</c>.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no policy set, or beyond a bound.</exception>
    public static PolicySet ParseJson(string json, CedarLimits? limits = null) => PolicySetJson.Read(json, limits ?? CedarLimits.Default);

    /// <summary>Finds a static policy or link by id.</summary>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public bool TryGetPolicy(string id, [NotNullWhen(true)] out Policy? policy) => _policiesById.TryGetValue(id, out policy);

    /// <summary>Finds a template by id.</summary>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public bool TryGetTemplate(string id, [NotNullWhen(true)] out Template? template) => _templatesById.TryGetValue(id, out template);

    /// <summary>Starts a builder that already holds everything in this set.</summary>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="CedarDataException">The set is larger than the limits allow.</exception>
    public PolicySetBuilder ToBuilder(CedarLimits? limits = null) => new PolicySetBuilder(limits).AddAll(this);

    /// <summary>This set with one more link.</summary>
    /// <param name="templateId">The id of a template of this set.</param>
    /// <param name="id">The id of the new policy.</param>
    /// <param name="values">An entity for each slot of the template.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CedarDataException">There is no such template, the id is taken, or the values do not fit the slots.</exception>
    public PolicySet Link(string templateId, string id, IReadOnlyDictionary<string, EntityUid> values) =>
        ToBuilder().Link(templateId, id, values).Build();

    /// <summary>The set in the JSON format of Cedar; <see cref="ParseJson"/> reads it back.</summary>
    public string ToJson() => PolicySetJson.Write(this);

    /// <summary>The static policies and templates as Cedar text; links have no text form.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var syntax in Templates.Select(static template => template.Syntax).Concat(Policies.Where(static policy => policy.TemplateId is null).Select(static policy => policy.Syntax)))
        {
            text.Append(PolicyWriter.Write(syntax)).Append('\n');
        }

        return text.ToString();
    }

    private string ComputeDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var template in Templates)
        {
            AppendPart(hash, "template", template.Id, template.ToString());
        }

        foreach (var policy in Policies)
        {
            AppendPart(hash, "policy", policy.Id, policy.ToString());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Each part is preceded by its length, so that different sets never feed the same bytes.</summary>
    private static void AppendPart(IncrementalHash hash, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
