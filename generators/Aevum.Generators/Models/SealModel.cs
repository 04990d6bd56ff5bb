namespace Aevum.Generators.Models;

/// <summary>What breaks the seal of this build; both parts empty when nothing does.</summary>
/// <param name="DisabledBy">The property that switches the analysis off; null when none does.</param>
/// <param name="Suppressions">The suppressions that this posture does not allow.</param>
/// <param name="IsHidden">True when some attribute of the source would hide the diagnostic itself.</param>
internal sealed record SealModel(string? DisabledBy, EquatableArray<SuppressionModel> Suppressions, bool IsHidden)
{
    public bool IsIntact => DisabledBy is null && Suppressions.Count == 0;
}
