namespace Aevum.Rules.Markers;

/// <summary>Marks the property or parameter that takes a token, PIN or other secret of a signer: a literal there is AEV3005.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, AllowMultiple = false, Inherited = true)]
public sealed class SignerSecretAttribute : Attribute;
