using Aevum.Generators.Models;

namespace Aevum.Generators.Validation;

/// <summary>What was read from one <c>[ConsentPurpose]</c>.</summary>
/// <param name="Model">The purpose; null when some fault prevents generation.</param>
/// <param name="Faults">What is wrong with the declaration.</param>
internal sealed record PurposeReading(PurposeModel? Model, IReadOnlyList<DeclarationFault> Faults);
