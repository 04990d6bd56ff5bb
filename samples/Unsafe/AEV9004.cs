namespace Aevum.Samples.Unsafe;

[ConsentPurpose("parcel-tracking", Grantee = "order-agent", Operations = ConsentOperations.Query)] // AEV9004
internal sealed partial class AEV9004;

[ConsentPurpose("parcel-tracking", Grantee = "parcel-agent", Operations = ConsentOperations.Query)] // AEV9004
internal sealed partial class AEV9004Twin;
