namespace Aevum.Generators.Models;

/// <summary>The signers that can be registered in this build.</summary>
/// <param name="Posture">The posture of the build.</param>
/// <param name="Allowed">The signers of the switch, ordered by kind.</param>
/// <param name="Forbidden">The kinds that exist but that the posture does not allow, ordered.</param>
/// <param name="Ambiguous">The kinds that more than one signer claims, ordered; none of them is in the switch.</param>
internal sealed record RegistrationModel(BuildPosture Posture, EquatableArray<SignerModel> Allowed, EquatableArray<string> Forbidden, EquatableArray<string> Ambiguous);
