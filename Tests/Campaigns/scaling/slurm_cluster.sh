#!/bin/sh
# Runs a command inside a Slurm cluster of its own: one controller and three node daemons on the loopback, gone at the end.
# usage: slurm_cluster.sh COMMAND…     (Debian: slurm-wlm)
set -eu
folder=$(mktemp -d)
user=$(id -un) host=$(hostname -s)
export SLURM_CONF="$folder/slurm.conf"
cat > "$SLURM_CONF" <<END
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/none
CredType=cred/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
StateSaveLocation=$folder/state
SlurmctldPidFile=$folder/slurmctld.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdSpoolDir=$folder/%n
SlurmdPidFile=$folder/%n.pid
SlurmdLogFile=$folder/%n.log
NodeName=node[1-3] NodeHostname=$host NodeAddr=127.0.0.1 Port=[26818-26820] CPUs=2
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
daemons=""
finish() {
  for daemon in $daemons; do kill "$daemon" 2>/dev/null || true; done
  wait
  rm -rf "$folder"
}
trap finish EXIT
slurmctld -D 2>/dev/null & daemons="$daemons $!"
for node in node1 node2 node3; do
  slurmd -D -N "$node" 2>/dev/null & daemons="$daemons $!"
done
for _ in $(seq 100); do
  [ "$(sinfo --noheader --states idle --format %D 2>/dev/null || true)" = 3 ] && ready=yes && break
  sleep 0.2
done
[ -n "${ready:-}" ] || { echo "the nodes did not come up" >&2; tail -n 5 "$folder"/*.log >&2; exit 1; }
"$@"
