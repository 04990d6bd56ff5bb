namespace Aevum.Generators.Models;

/// <summary>An attribute that suppresses a rule of the kit.</summary>
/// <param name="RuleId">The id of the rule, in capitals.</param>
/// <param name="Place">Where the attribute stands.</param>
internal sealed record SuppressionModel(string RuleId, PlaceModel Place);
