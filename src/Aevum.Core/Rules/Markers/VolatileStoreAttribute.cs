namespace Aevum.Rules.Markers;

/// <summary>Marks a store whose ledger ends with the process: as the store of a production build it is AEV5002.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class VolatileStoreAttribute : Attribute;
