using Microsoft.AspNetCore.Http.Features;

namespace Horizon.Api.Http;

/// <summary>
/// Refuses large bodies. One that says its size is read to its end and thrown away first: many programs send all of it before they read an answer,
/// and would see a broken connection in place of the sentence.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    /// <summary>The largest body that is taken, in bytes.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>Larger ones are cut off unread, in bytes.</summary>
    public const int MostDrainedBytes = 64 << 20;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await Problems.Write(StatusCodes.Status413PayloadTooLarge, Problems.TooLarge).ExecuteAsync(context);
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostBytes;
        await next(context);
    }
}
