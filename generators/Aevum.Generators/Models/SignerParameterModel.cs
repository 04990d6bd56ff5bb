namespace Aevum.Generators.Models;

/// <summary>One argument of a signer's constructor.</summary>
/// <param name="Name">The name of the parameter, not escaped.</param>
/// <param name="Role">Where the argument comes from.</param>
/// <param name="TypeText">The type, <c>global::</c>-qualified and escaped.</param>
internal sealed record SignerParameterModel(string Name, SignerParameterRole Role, string TypeText);
