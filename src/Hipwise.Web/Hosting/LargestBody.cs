using Microsoft.AspNetCore.Http.Metadata;

namespace Hipwise.Web.Hosting;

/// <summary>The largest request that an endpoint takes.</summary>
/// <param name="MaxRequestBodySize">Bytes.</param>
internal sealed record LargestBody(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
