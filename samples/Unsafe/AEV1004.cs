namespace Aevum.Samples.Unsafe;

internal static class AEV1004
{
    internal static async Task Run(AevumEngine engine, CommitRequest request)
    {
        await engine.CommitAsync(request); // AEV1004
    }
}
