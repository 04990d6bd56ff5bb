namespace Aevum.Samples.Unsafe;

internal static class AEV1003
{
    internal static async Task Run(AevumEngine engine, CommitRequest request)
    {
        try
        {
            (await engine.CommitAsync(request)).EnsureOk();
        }
        catch (Exception exception) // AEV1003
        {
            Console.WriteLine(exception);
        }
    }
}
