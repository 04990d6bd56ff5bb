using System.Globalization;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar;

/// <summary>Collects policies, templates and links from one or several sources and makes a <see cref="PolicySet"/> of them. Not thread-safe.</summary>
public sealed class PolicySetBuilder
{
    /// <summary>The first part of the ids that texts get when nothing else is asked for.</summary>
    public const string DefaultIdPrefix = "policy";

    private readonly CedarLimits _limits;
    private readonly List<Policy> _policies = [];
    private readonly List<Template> _templates = [];
    private readonly Dictionary<string, Template> _templatesById = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Starts with nothing.</summary>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    public PolicySetBuilder(CedarLimits? limits = null) => _limits = limits ?? CedarLimits.Default;

    /// <summary>Adds every policy and template of a text. The ids are the prefix and a number that counts from 0 in this text.</summary>
    /// <param name="text">The policy text.</param>
    /// <param name="source">The file, or other name, that the text comes from; null when there is none.</param>
    /// <param name="idPrefix">The first part of each id. Give every text of a set its own.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">The text or the prefix is null.</exception>
    /// <exception cref="CedarSyntaxException">The text is not well-formed; every fault is reported and nothing was added.</exception>
    /// <exception cref="CedarDataException">An id is taken, or the set becomes larger than the limits allow.</exception>
    public PolicySetBuilder AddText(string text, string? source = null, string idPrefix = DefaultIdPrefix)
    {
        ArgumentNullException.ThrowIfNull(idPrefix);
        var parsed = PolicyParser.ParsePolicies(text, _limits.Syntax);
        if (parsed.Errors.Count > 0)
        {
            throw new CedarSyntaxException(parsed.Errors);
        }

        for (var number = 0; number < parsed.Policies.Count; number++)
        {
            AddSyntax(idPrefix + number.ToString(CultureInfo.InvariantCulture), parsed.Policies[number], source);
        }

        return this;
    }

    /// <summary>Adds a policy: static, or a link whose template is in this builder.</summary>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">The policy is null.</exception>
    /// <exception cref="CedarDataException">The id is taken, the template of a link is not here, or the set becomes too large.</exception>
    public PolicySetBuilder Add(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.TemplateId is { } template && !_templatesById.ContainsKey(template))
        {
            throw new CedarDataException($"policy `{policy.Id}` is a link of template `{template}`, which is not in the set");
        }

        Reserve(policy.Id);
        _policies.Add(policy);
        return this;
    }

    /// <summary>Adds a template.</summary>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">The template is null.</exception>
    /// <exception cref="CedarDataException">The id is taken, or the set becomes too large.</exception>
    public PolicySetBuilder Add(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);

        Reserve(template.Id);
        _templates.Add(template);
        _templatesById.Add(template.Id, template);
        return this;
    }

    /// <summary>Adds a link of a template that is in this builder.</summary>
    /// <param name="templateId">The id of the template.</param>
    /// <param name="id">The id of the new policy.</param>
    /// <param name="values">An entity for each slot of the template, by its name with the question mark.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CedarDataException">There is no such template, the id is taken, or the values do not fit the slots.</exception>
    public PolicySetBuilder Link(string templateId, string id, IReadOnlyDictionary<string, EntityUid> values)
    {
        ArgumentNullException.ThrowIfNull(templateId);

        return _templatesById.TryGetValue(templateId, out var template)
            ? Add(template.Link(id, values))
            : throw new CedarDataException($"link `{id}` asks for template `{templateId}`, which is not in the set");
    }

    /// <summary>Makes the set of everything added so far; the builder can go on.</summary>
    public PolicySet Build() => new([.. _policies], [.. _templates]);

    internal PolicySetBuilder AddAll(PolicySet set)
    {
        foreach (var template in set.Templates)
        {
            Add(template);
        }

        foreach (var policy in set.Policies)
        {
            Add(policy);
        }

        return this;
    }

    internal void AddSyntax(string id, PolicySyntax syntax, string? source)
    {
        if (syntax.IsTemplate)
        {
            Add(new Template(id, syntax, source));
        }
        else
        {
            Add(new Policy(id, syntax, source));
        }
    }

    private void Reserve(string id)
    {
        if (_ids.Count == _limits.MaxPolicies)
        {
            throw new CedarDataException($"the set would have more than the limit of {_limits.MaxPolicies} policies");
        }

        if (!_ids.Add(id))
        {
            throw new CedarDataException($"the policy id `{id}` is used twice");
        }
    }
}
