namespace Aevum.Engine.Append;

/// <summary>What the pipeline tells the engine, outside the path of any caller.</summary>
internal interface IPipelineEvents
{
    /// <summary>A batch is durable.</summary>
    void BatchStored(AppendBatch batch);

    /// <summary>A batch could not be signed or stored; its callers get the fault.</summary>
    void BatchFailed(AppendBatch batch, Exception fault);
}
