using Aevum.Generators.Models;

namespace Aevum.Generators.Validation;

/// <summary>What was read from one <c>[AevumSigner]</c>.</summary>
/// <param name="Model">The signer; null when some fault prevents generation.</param>
/// <param name="Faults">What is wrong with the declaration.</param>
internal sealed record SignerReading(SignerModel? Model, IReadOnlyList<DeclarationFault> Faults);
