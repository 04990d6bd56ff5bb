namespace Aevum.Generators.Models;

/// <summary>What one referenced assembly means to the generator.</summary>
/// <param name="AssemblyName">The simple name; empty when the reference means nothing to the generator.</param>
/// <param name="SignerTypes">The metadata names of the public types that announce a signer, ordered.</param>
internal sealed record ReferenceModel(string AssemblyName, EquatableArray<string> SignerTypes)
{
    public static ReferenceModel Irrelevant { get; } = new("", default);
}
