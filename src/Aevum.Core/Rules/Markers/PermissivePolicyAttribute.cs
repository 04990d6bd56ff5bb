namespace Aevum.Rules.Markers;

/// <summary>Marks a policy engine that permits without deciding: as the policy of a production build it is AEV4001.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class PermissivePolicyAttribute : Attribute;
