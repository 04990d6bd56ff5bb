using Microsoft.Extensions.Options;

namespace Aevum.Hosting.Configuration;

/// <summary>
/// The configuration does not hold together. Every problem is reported at once; each names the configuration key and the repair, and none shows a
/// value, because a value may be a secret. Immutable and thread-safe.
/// </summary>
/// <param name="section">The section that was read, for example <c>Aevum:Signer</c>.</param>
/// <param name="optionsType">The type the section was read into.</param>
/// <param name="problems">The problems, at least one.</param>
public sealed class AevumConfigurationException(string section, Type optionsType, IReadOnlyList<string> problems)
    : OptionsValidationException(section, optionsType, problems)
{
    /// <summary>The section that was read.</summary>
    public string Section => OptionsName;

    /// <summary>The problems, in the order in which they were found.</summary>
    public IReadOnlyList<string> Problems { get; } = Array.AsReadOnly(problems.ToArray());

    /// <inheritdoc/>
    public override string Message => Problems.Count == 1
        ? Problems[0]
        : $"{Problems.Count} problems in the configuration:{string.Concat(Problems.Select(problem => "\n  - " + problem))}";
}
