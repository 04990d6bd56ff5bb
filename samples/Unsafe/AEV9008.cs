namespace Aevum.Samples.Unsafe;

[ConsentPurpose("invoice-tracking", Grantee = "order-agent", Operations = ConsentOperations.Query, ValidForDays = 0)] // AEV9008
internal sealed partial class AEV9008;
