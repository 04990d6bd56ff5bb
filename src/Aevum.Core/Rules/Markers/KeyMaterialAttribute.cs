namespace Aevum.Rules.Markers;

/// <summary>Marks the property or parameter that takes private key material (a seed, PKCS#8, PEM): a constant there is AEV3003.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, AllowMultiple = false, Inherited = true)]
public sealed class KeyMaterialAttribute : Attribute;
