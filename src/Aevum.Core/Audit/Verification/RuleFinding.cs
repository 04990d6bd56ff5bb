using Aevum.Rules;

namespace Aevum.Audit.Verification;

/// <summary>A rule of the catalogue that a chain shows broken; the chain may verify all the same. Immutable.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="EntryIndex">The zero-based index of the first entry that shows it.</param>
/// <param name="Message">What the entry shows, in one sentence.</param>
public sealed record RuleFinding(SafetyRule Rule, long EntryIndex, string Message);
