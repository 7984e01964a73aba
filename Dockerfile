# Communiqué in a container; docs/container.md tells how to run, build and test it.
# Any base will do that has python3 (3.11 or newer) with its venv module and ca-certificates.
ARG BASE=python:3.11-slim-bookworm

# What Communiqué needs: from wheels alone, each checked against its hash, so that nothing is ever compiled.
FROM ${BASE} AS packages
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore
# The pip that installs stays behind in this stage.
RUN python3 -m venv /build && python3 -m venv --without-pip /opt/communique
WORKDIR /src
COPY requirements.lock ./
# Both secrets are optional and reach no layer: the pip configuration and the certificates of the machine that builds.
RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf \
    --mount=type=secret,id=certificates,target=/etc/ssl/certs/ca-certificates.crt \
    /build/bin/pip --python /opt/communique/bin/python install --quiet --no-compile \
        --only-binary=:all: --require-hashes -r requirements.lock
COPY container/slim.py ./
# Bytecode is written here, once and for all: whoever runs the image cannot write it. It is not compared with the dates
# of its sources, which a copy between stages may change.
RUN /build/bin/python slim.py /opt/communique \
    && /opt/communique/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/communique/lib

# Communiqué itself, in a tree of its own: an update then changes one small layer.
FROM packages AS wheel
COPY requirements-build.lock ./
RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf \
    --mount=type=secret,id=certificates,target=/etc/ssl/certs/ca-certificates.crt \
    /build/bin/pip install --quiet --no-compile --only-binary=:all: --require-hashes -r requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY LICENSES ./LICENSES
COPY bot ./bot
COPY digests ./digests
COPY seeds ./seeds
RUN /build/bin/python -m hatchling build --target wheel --directory /dist \
    && /build/bin/pip --python /opt/communique/bin/python install --quiet --no-compile \
        --no-index --no-deps --prefix /opt/app /dist/*.whl \
    && /opt/communique/bin/python -m compileall -q --invalidation-mode unchecked-hash /opt/app/lib

FROM ${BASE}
LABEL org.opencontainers.image.title="Communiqué" \
      org.opencontainers.image.description="Reads news feeds and says who met whom and what was agreed." \
      org.opencontainers.image.licenses="MIT"
# The official Python images come without the bytecode of the standard library; where it is there, this writes nothing.
RUN python3 -m compileall -q -x '/(site-packages|dist-packages|test|tests|idlelib|lib2to3|ensurepip|turtledemo)/' \
        "$(python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')"
# A user by number, so that an orchestrator can see that it is not root; whatever a library keeps at home goes to /tmp.
RUN groupadd --gid 10001 communique \
    && useradd --uid 10001 --gid 10001 --no-log-init --no-create-home --home-dir /tmp --shell /usr/sbin/nologin communique \
    && install --directory --owner=10001 --group=10001 --mode=0750 /data \
    && install --directory /config
COPY --from=packages /opt/communique /opt/communique
COPY --from=wheel /opt/app /opt/communique
# SQLite sorts aside in /data, for /tmp is often memory.
ENV PATH=/opt/communique/bin:$PATH \
    LANG=C.UTF-8 \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    SQLITE_TMPDIR=/data \
    COMMUNIQUE_STORE=/data/communique.db \
    COMMUNIQUE_HEALTH_PORT=8081
VOLUME /data
# A config.toml that is mounted here is read.
WORKDIR /config
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["communique", "health"]
ENTRYPOINT ["communique"]
CMD ["run"]
