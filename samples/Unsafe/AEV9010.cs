namespace Aevum.Samples.Unsafe;

[ConsentPurpose("refund-tracking", Operations = ConsentOperations.Query)] // AEV9010
internal sealed partial class AEV9010;
