namespace Aevum.Generators.Models;

/// <summary>What is written into the assembly about its build.</summary>
internal sealed record ManifestModel(string AssemblyName, BuildModel Build, EquatableArray<PurposeModel> Purposes, EquatableArray<SignerModel> Signers);
